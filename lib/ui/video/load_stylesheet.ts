/** Adds a stylesheet to the page, once, and waits for it. Rejects if it does not come. */
export function loadStylesheet(href: string): Promise<void> {
  const links = document.head.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]');
  if ([...links].some((link) => link.getAttribute("href") === href)) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = href;
    link.addEventListener("load", () => resolve());
    link.addEventListener("error", () => {
      link.remove();
      reject(new Error(`The stylesheet ${href} did not load. Try again when online.`));
    });
    document.head.append(link);
  });
}

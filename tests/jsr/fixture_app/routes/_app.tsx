import { define } from "../define.ts";

export default define.page(({ Component }) => (
  <html lang="en">
    <head>
      <title>Fixture</title>
      <link rel="stylesheet" href="/style.css" />
    </head>
    <body>
      <Component />
    </body>
  </html>
));

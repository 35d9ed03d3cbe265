// Takes the sign-in token out of the address bar before anything else runs, so that it is neither
// in the history nor in a bookmark. A file of its own because the page allows no inline scripts.
history.replaceState(history.state, "", location.pathname + location.hash);

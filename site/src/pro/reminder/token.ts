/** The token of the link: read from the fragment and taken out of the address bar, so that it is not copied on. */
export function takeToken(): string | null {
  const token = location.hash.slice(1);
  if (token === "") return null;
  history.replaceState(history.state, "", location.pathname + location.search);
  return token;
}

/** Another link opened in the same tab changes the fragment alone. */
export function onOtherToken(hear: (token: string) => void): void {
  addEventListener("hashchange", () => {
    const token = takeToken();
    if (token) hear(token);
  });
}

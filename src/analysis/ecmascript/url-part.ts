const PARTS = ["hostname", "host", "port", "pathname", "username", "password", "protocol", "search", "hash"] as const;

/** What `new URL(url)` has under a name, as text; undefined for other names and for what is no URL. */
export function urlPart(url: string, name: string): string | undefined {
  const part = PARTS.find((known) => known === name);
  if (!part) return name === "href" ? url : undefined;
  return URL.canParse(url) ? new URL(url)[part] : undefined;
}

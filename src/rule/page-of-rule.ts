const PAGES = "https://github.com/redis-policy/eslint-plugin-redis-policy/blob/main/docs/rules";

/** The address of a rule's page. */
export function pageOfRule(name: string): string {
  return `${PAGES}/${name}.md`;
}

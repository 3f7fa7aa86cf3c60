/** The services of a program that a parser left empty because the text cannot matter, so that no rule asks again. */
export const LEFT_UNPARSED = {};

/** Asks the services and not the tree, which other linters only make when somebody looks at it. */
export function isLeftUnparsed({ parserServices }: { readonly parserServices?: unknown }): boolean {
  return parserServices === LEFT_UNPARSED;
}

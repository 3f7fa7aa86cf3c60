import { parse } from "@typescript-eslint/parser";

/** The texts of all comments, white space at their ends and stars in front of their lines left out, in no certain order. */
export function commentsOf(code: string): string[] {
  const { comments = [] } = parse(code.replace(/^\uFEFF/u, ""), {
    comment: true,
    range: true,
    loc: true,
    ecmaFeatures: { jsx: true },
  });
  return comments.map(({ value }) => value.trim());
}

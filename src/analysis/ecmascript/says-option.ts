import { changesOfValue } from "./changes-of-value.js";
import { constantInit } from "./constant-init.js";
import { listContents, readsAs } from "./list-contents.js";
import { bare, keyName, staticText, type Node, type SourceCode } from "./syntax-tree.js";

/** Whether something is said; `unknown`: in a place that cannot be read. */
export type Said = "yes" | "no" | "unknown";

/**
 * Whether the arguments of a command say an option, such as BLOCK: a literal of that name, or an option of an object, in any case and also
 * inside constants and what is put into them later. `takesOptions`: options may come last, as an object.
 */
export function saysOption(
  given: readonly Node[],
  option: string,
  takesOptions: boolean,
  command: Node,
  sourceCode: SourceCode,
): Said {
  const wanted = option.toLowerCase();
  return most(
    given.map((argument, index) => {
      // A word of its own comes first where options are words, and last where they are an object.
      const may =
        argument.type === "SpreadElement" || given.length === 1 || index === (takesOptions ? given.length - 1 : 0);
      return said(argument, may ? "unknown" : "no", 0);
    }),
  );

  /** `unread`: what to answer when the node cannot be read. */
  function said(node: Node, unread: Said, depth: number): Said {
    if (depth > 5) return unread;
    if (node.type === "SpreadElement") return said(node.argument, "unknown", depth + 1);
    const inner = bare(node);
    const text = staticText(inner);
    if (text !== undefined) return text.toLowerCase() === wanted ? "yes" : "no";
    switch (inner.type) {
      case "Literal":
      case "TemplateLiteral":
      case "ArrowFunctionExpression":
      case "FunctionExpression":
        return "no";
      case "ArrayExpression":
        return most(inner.elements.map((element) => (element ? said(element, "no", depth + 1) : "no")));
      case "ObjectExpression":
        return most(
          inner.properties.map((property) => {
            if (property.type === "SpreadElement") return said(property.argument, "unknown", depth + 1);
            const name = keyName(property);
            if (name === undefined) return property.computed ? "unknown" : "no";
            return name.toLowerCase() === wanted ? "yes" : "no";
          }),
        );
      case "ConditionalExpression":
        return most([said(inner.consequent, unread, depth + 1), said(inner.alternate, unread, depth + 1)]);
      case "LogicalExpression":
        return most([said(inner.left, unread, depth + 1), said(inner.right, unread, depth + 1)]);
      case "Identifier": {
        if (inner.name === "undefined") return "no";
        const init = constantInit(inner, sourceCode);
        return init ? saidByConstant(inner, bare(init), unread, depth + 1) : unread;
      }
      default:
        return unread;
    }
  }

  function saidByConstant(name: Node, init: Node, unread: Said, depth: number): Said {
    if (init.type === "ArrayExpression") {
      const contents = listContents(name, command, sourceCode);
      return contents
        ? most(contents.elements.map((element) => said(element, "no", depth)))
        : most([said(init, unread, depth), "unknown"]);
    }
    if (init.type !== "ObjectExpression") return said(init, unread, depth);
    const { properties, any } = changesOfValue([init], sourceCode, {
      isRead: (call) => readsAs(call, command, sourceCode),
    });
    const isWritten = [...properties.keys()].some((property) => property.toLowerCase() === wanted);
    return most([said(init, unread, depth), isWritten ? "yes" : any ? "unknown" : "no"]);
  }
}

/** Whether one of several answers is yes, or may be. */
export function most(answers: readonly Said[]): Said {
  return answers.includes("yes") ? "yes" : answers.includes("unknown") ? "unknown" : "no";
}

import type { TSESTree } from "@typescript-eslint/utils";
import {
  bare,
  memberName,
  returnedValues,
  sourceOf,
  walk,
  type FunctionNode,
  type Node,
  type SourceCode,
} from "./syntax-tree.js";

/** A function that plainly answers an HTTP request, and how. */
export type RequestHandler =
  | {
      /** Whose conventions the answer follows; `node`: `node:http` itself. */
      readonly kind: "express" | "fastify" | "koa" | "node";
      /** The parameter through which it answers. */
      readonly answers: string;
      /** Its answers are what the function returns. */
      readonly returned: boolean;
      /** Any body may be sent; otherwise its type is declared. */
      readonly anyBody: boolean;
    }
  /** It returns web standard responses, made by `maker`: `NextResponse.json`, `new Response`. */
  | { readonly kind: "web"; readonly maker: string };

const ROUTE = /^(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)$/u;
const WEB_ANSWER = /^(?:NextResponse\.json|Response\.json|new Response|new NextResponse)$/u;
const REQUEST = /^_?(?:req|request)$/u;
const EVIDENCE = {
  express: /^(?:status|json|send|sendStatus|render|jsonp|redirect)$/u,
  node: /^(?:writeHead|end|statusCode|setHeader|write)$/u,
  fastify: /^(?:code|status|send|header|headers|redirect)$/u,
  koa: /^(?:body|status|throw)$/u,
};

/** Recognised by parameters and by what the function does with them, never by one of the two alone. */
export function requestHandler(of: FunctionNode, sourceCode: SourceCode): RequestHandler | undefined {
  const web = webHandler(of, sourceCode);
  if (web) return web;
  const names = of.params.map((parameter) => (parameter.type === "Identifier" ? parameter : undefined));
  const at = names.length === 4 ? 1 : 0;
  const request = names[at];
  const response = names[at + 1];
  if (request && response && REQUEST.test(request.name)) {
    if (/^_?(?:res|response)$/u.test(response.name)) {
      const used = membersOf(response.name, of, sourceCode);
      const isExpress = used.some((name) => EVIDENCE.express.test(name));
      const isNode = used.some((name) => EVIDENCE.node.test(name)) || typeName(response) === "ServerResponse";
      if (isExpress || isNode) return answered(isExpress ? "express" : "node", response, of, sourceCode);
    }
    if (/^_?(?:reply|rep|res)$/u.test(response.name)) {
      const used = membersOf(response.name, of, sourceCode);
      if (used.some((name) => EVIDENCE.fastify.test(name))) return answered("fastify", response, of, sourceCode);
    }
  }
  const [context] = names;
  if (context && /^(?:ctx|context)$/u.test(context.name) && names.length <= 2) {
    const used = membersOf(context.name, of, sourceCode);
    if (used.includes("body") && used.some((name) => EVIDENCE.koa.test(name)))
      return answered("koa", context, of, sourceCode);
  }
  return undefined;
}

function answered(
  kind: "express" | "fastify" | "koa" | "node",
  { name, typeAnnotation }: TSESTree.Identifier,
  of: FunctionNode,
  sourceCode: SourceCode,
): RequestHandler | undefined {
  const type = of.returnType && sourceOf(of.returnType.typeAnnotation, sourceCode);
  const declared =
    type === undefined ? undefined : /^(?:Promise<)?(?:void|any|unknown)>?$/u.test(type) ? "nothing" : type;
  const returned = declared === undefined ? returnsOwn(name, of, sourceCode) : declared !== "nothing";
  // Another declared result can only be right for what the function returns now.
  if (returned && (kind === "koa" || kind === "node")) return undefined;
  if (declared !== undefined && declared !== "nothing" && !/Response|Reply/u.test(declared)) return undefined;
  const annotation = typeAnnotation?.typeAnnotation;
  const isTyped = annotation?.type === "TSTypeReference" && annotation.typeArguments !== undefined;
  return { kind, answers: name, returned, anyBody: !isTyped };
}

function webHandler(of: FunctionNode, sourceCode: SourceCode): RequestHandler | undefined {
  if (!ROUTE.test(nameOf(of))) return undefined;
  const type = of.returnType && sourceOf(of.returnType.typeAnnotation, sourceCode);
  if (type !== undefined && !/^(?:Promise<)?(?:Next)?Response>?$/u.test(type)) return undefined;
  const makers = returnedValues(of.body, sourceCode).map((value) => makerOf(value, sourceCode));
  const maker = makers.find((made) => WEB_ANSWER.test(made));
  return maker === undefined ? undefined : { kind: "web", maker };
}

function nameOf(of: FunctionNode): string {
  if (of.type !== "ArrowFunctionExpression" && of.id) return of.id.name;
  return of.parent.type === "VariableDeclarator" && of.parent.id.type === "Identifier" ? of.parent.id.name : "";
}

function makerOf(value: Node, sourceCode: SourceCode): string {
  const inner = bare(value);
  if (inner.type === "NewExpression") return `new ${sourceOf(inner.callee, sourceCode)}`;
  return inner.type === "CallExpression" ? sourceOf(inner.callee, sourceCode) : "";
}

/** `return res.json(…)`, `return reply.send(…)`. */
function returnsOwn(name: string, of: FunctionNode, sourceCode: SourceCode): boolean {
  return returnedValues(of.body, sourceCode).some((value) => {
    let at = bare(value);
    while (at.type === "CallExpression" || at.type === "MemberExpression")
      at = bare(at.type === "CallExpression" ? at.callee : at.object);
    return at.type === "Identifier" && at.name === name;
  });
}

function membersOf(name: string, of: FunctionNode, sourceCode: SourceCode): string[] {
  const found: string[] = [];
  walk(of.body, sourceCode, (node) => {
    if (node.type === "MemberExpression" && node.object.type === "Identifier" && node.object.name === name)
      found.push(memberName(node) ?? "");
  });
  return found;
}

function typeName({ typeAnnotation }: TSESTree.Identifier): string | undefined {
  const type = typeAnnotation?.typeAnnotation;
  return type?.type === "TSTypeReference" && type.typeName.type === "Identifier" ? type.typeName.name : undefined;
}

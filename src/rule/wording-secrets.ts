/** What stands in the place of a text that is not shown. */
const HIDDEN = "…";

/** Names whose values are never shown, in any spelling. */
const SECRET_NAME =
  "(?:pass(?:word|wd|phrase|code)?|pwd|pw|secret|token|auth|credentials?|user(?:name|info)?|api[_-]?key|private[_-]?key)";

/** Keeps what is left of a URL from being taken for a plain address. */
const CUT = "\0";
/** Messages show far less of a text, so what follows need not be looked at. */
const LONGEST = 400;
const SECRET_PARAMETER = new RegExp(`([?&][\\w.-]{0,40}${SECRET_NAME}[\\w.-]*=)[^&#\\s"'\`]*`, "giu");
const SECRET_NUMBER = new RegExp(`(${SECRET_NAME}\\w*["']?\\s*[:=]\\s*)[\\d._n-]+`, "giu");
const STRING = /(["'`])((?:\\[\s\S]|(?!\1)[^\\])*)(?:\1|$)/gu;

/** Reads something by a key: only there a string is no value of its own. */
const BY_KEY =
  /(?:\b(?:\w*(?:get|config\w*|env|read|lookup|setting\w*|param\w*|option\w*|discover\w*|resolve|service|url)|text|string|number|int|bool|require|import|URL)\??\.?\(|[\w$)\]]\??\.?\[)$/iu;
const KEY = /^[\w$-]{1,30}(?:[.:/][\w$-]{1,30}){0,6}$/u;
/** An address without user information or query, its parts perhaps from variables. */
const ADDRESS =
  /^(?:redis|rediss|valkey|valkeys|unix|https?):\/\/(?:[\w.-]|\$\{[\w.\s$]*\})+(?::(?:\d{1,5}|\$\{[\w.\s$]*\}))?(?:\/(?:\d{0,4}|\$\{[\w.\s$]*\}))?$/u;

/**
 * A text taken from code as messages may show it: without the user information of a URL, without secret parameters and without any
 * string that is more than a key (`config.get('redis.host')`) or a plain address. Hides too much rather than too little.
 */
export function withoutSecrets(text: string): string {
  const visible = withoutUserInformation(text)
    .slice(0, LONGEST)
    .replace(SECRET_PARAMETER, `$1${HIDDEN}`)
    .replace(SECRET_NUMBER, `$1${HIDDEN}`);
  return visible.replace(STRING, (_literal: string, quote: string, content: string, at: number) => {
    const isKey = KEY.test(content) && BY_KEY.test(visible.slice(Math.max(0, at - 60), at));
    const mark = quote === "`" && content.includes("${") ? quote : "'";
    return `${mark}${isKey || ADDRESS.test(content) ? content : HIDDEN}${mark}`;
  });
}

/** Everything from the first scheme to the last at sign goes; what stood in more than one string is not shown at all. */
function withoutUserInformation(text: string): string {
  const [start, end] = userInformation(text);
  const user = text.slice(start, end);
  return `${text.slice(0, start)}${/["'`]/u.test(user) ? CUT : ""}${text.slice(end)}`;
}

/** A sentence that a person wrote, without the user information of the URLs in it. */
export function withoutUrlUsers(text: string): string {
  const [start, end] = userInformation(text);
  return text.slice(0, start) + text.slice(end);
}

/** From behind the first `://` to behind the last at sign; empty where there is none. */
function userInformation(text: string): readonly [start: number, end: number] {
  const scheme = text.indexOf("://");
  const end = text.lastIndexOf("@") + 1;
  return scheme === -1 || end <= scheme + 3 ? [0, 0] : [scheme + 3, end];
}

/** A host or `host:port` taken from code; whatever stands before an at sign is dropped. */
export function withoutUser(address: string): string {
  return withoutSecrets(address.slice(address.lastIndexOf("@") + 1));
}

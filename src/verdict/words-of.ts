/** `sessionsRedis`, `SESSIONS_DB`, `user-sessions`, "the sessions" → words in lower case, digits apart. */
export function wordsOf(text: string): readonly string[] {
  return (
    text
      .replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2")
      .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, "$1 $2")
      .toLowerCase()
      .match(/\p{L}+|\p{N}+/gu) ?? []
  );
}

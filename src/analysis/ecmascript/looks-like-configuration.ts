const WORDS = /config|settings|\bconf\b|\bcfg\b|\benv\b|enviro|secrets|properties/iu;
/** `envVars`, `env_vars`, `appEnv`, but neither `envelope` nor `convoy`. */
const PARTS = /\benv(?=[A-Z_])|[a-z]Env\b/u;
const MODULES =
  /(?:^|[/._@-])(?:config(?:s|uration)?|conf|settings|env|environments?|secrets)(?:$|[/._-])|[a-z](?:Config|Settings|Env)(?:$|[/.])/u;

/** Whether an expression reads like a place where a program keeps its configuration: `settings.redis.host`, `envVars.HOST`. */
export function looksLikeConfiguration(source: string): boolean {
  return WORDS.test(source) || PARTS.test(source);
}

/** The same for the specifier of a module: `../config/redis`, `./redis.config`, `@app/environment-variables`. */
export function isConfigurationModule(specifier: string): boolean {
  return MODULES.test(specifier);
}

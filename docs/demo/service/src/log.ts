type Level = 'debug' | 'info' | 'warn' | 'error';

function write(level: Level, message: string, error?: unknown): void {
  const line: Record<string, unknown> = { time: new Date().toISOString(), level, message };
  if (error !== undefined) {
    line.error = error instanceof Error ? error.message : String(error);
  }
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

export const log = {
  debug: (message: string) => write('debug', message),
  info: (message: string) => write('info', message),
  warn: (message: string, error?: unknown) => write('warn', message, error),
  error: (message: string, error?: unknown) => write('error', message, error),
};

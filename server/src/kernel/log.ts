import pino from 'pino';

export type Log = pino.Logger;

/** Structured log: ids, not contents. Anything that could be a secret or a person's data is cut here, once. */
export function createLog(level: string, stream?: pino.DestinationStream): Log {
  const secret = [
    'password',
    'secret',
    'appsecret',
    'corpsecret',
    'token',
    'access_token',
    'sessionKey',
    'session_key',
    'phone',
    'mobile',
    'authorization',
    'cookie',
  ];
  return pino(
    {
      level,
      base: undefined,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: secret.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: '…' },
      serializers: { err: (error: unknown) => describeError(error) },
    },
    stream ?? pino.destination({ dest: 1, sync: false }),
  );
}

const secretInText = /((?:access_token|appsecret|corpsecret|secret|js_code|session_key)=)[^&\s"']+/gi;

/** Error → name, message, code, stack, with secrets that libraries put into addresses cut out. */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: String(error) };
  const clean = (text: string | undefined): string | undefined => text?.replace(secretInText, '$1…');
  const { code } = error as { code?: unknown };
  return {
    name: error.name,
    message: clean(error.message),
    ...(code === undefined ? {} : { code }),
    stack: clean(error.stack),
    ...(error.cause === undefined ? {} : { cause: describeError(error.cause) }),
  };
}

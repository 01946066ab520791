/** The part of the logger that platforms use. Never given a token, a secret or the contents of a message. */
export interface PlatformLog {
  warn(fields: Record<string, unknown>, message: string): void;
}

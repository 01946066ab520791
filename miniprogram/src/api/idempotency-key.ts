const hex = (): string =>
  Math.floor(Math.random() * 0x1_0000_0000)
    .toString(16)
    .padStart(8, '0');

/** One per tap, kept through retries: the server then does the thing once. */
export const newIdempotencyKey = (): string => hex() + hex() + hex() + hex();

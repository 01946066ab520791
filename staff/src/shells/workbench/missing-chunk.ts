/** The words of Chromium, Firefox, Safari and Vite for a page whose code could not be fetched; there is no error type for it. */
export const isMissingChunk = (error: unknown): boolean =>
  error instanceof Error &&
  /dynamically imported module|importing a module script failed|unable to preload css|failed to load module/i.test(error.message);

/** The page is served by the server itself. */
export const apiBase = '';

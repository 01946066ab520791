import { apiBase } from '../platform/api-base';

/** The server names its own pictures by path. */
export const fileUrl = (url: string): string => (url.startsWith('/') ? apiBase + url : url);

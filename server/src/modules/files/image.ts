/** A file of ours as the clients are told of it. */
export const toImage = (id: string): { id: string; url: string } => ({ id, url: `/files/${id}` });

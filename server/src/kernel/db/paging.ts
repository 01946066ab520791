/** A keyset cursor: the sort value and id of the row a page ends at, opaque to clients. */
export interface Place {
  value: number;
  id: string;
}

export const writeCursor = (place: Place): string => Buffer.from(`${place.value}.${place.id}`).toString('base64url');

/** Undefined for a cursor we did not write: the list then starts from its beginning. */
export function readCursor(cursor: string | undefined): Place | undefined {
  const match = /^(\d{1,16})\.([A-Za-z0-9_]{1,64})$/.exec(Buffer.from(cursor ?? '', 'base64url').toString('latin1'));
  return match?.[1] && match[2] ? { value: Number(match[1]), id: match[2] } : undefined;
}

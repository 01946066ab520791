export type Json = Record<string, unknown>;

export const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

export const objectOf = (source: Json, key: string): Json => {
  const value = source[key];
  return isJson(value) ? value : {};
};

export const textOf = (source: Json, key: string): string => {
  const value = source[key];
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
};

export const optionalTextOf = (source: Json, key: string): string | undefined => {
  const value = source[key];
  return typeof value === 'string' ? value : undefined;
};

export const numberOf = (source: Json, key: string): number | undefined => {
  const value = source[key];
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
};

export const listOf = (source: Json, key: string): unknown[] => {
  const value = source[key];
  return Array.isArray(value) ? value : [];
};

export const textsOf = (source: Json, key: string): string[] => listOf(source, key).filter((one): one is string => typeof one === 'string');

export const booleanOf = (source: Json, key: string, otherwise: boolean): boolean => {
  const value = source[key];
  return typeof value === 'boolean' ? value : otherwise;
};

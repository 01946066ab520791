export * from './errors.ts';
export * from './ids.ts';
export * from './permissions.ts';
export * from './phone.ts';
export * from './statuses.ts';
export * from './time.ts';

export * from './customer-fields.ts';
export * from './errors.ts';
export * from './ids.ts';
export * from './permissions.ts';
export * from './masks.ts';
export * from './roles.ts';
export * from './statuses.ts';
export * from './time.ts';

import { AppError } from '../kernel/errors.ts';
import type { AnyHandlers } from '../kernel/http/serve.ts';

/** Calls whose modules are being built. Each module takes its names out of here; the file goes with the last of them. */
const names = ['staff.goods-imports.begin', 'staff.goods-imports.add-part', 'staff.goods-imports.run', 'staff.goods-imports.get'];

export const notYetBuilt: AnyHandlers = Object.fromEntries(
  names.map((name) => [name, () => Promise.reject(new AppError('server.unavailable'))]),
);

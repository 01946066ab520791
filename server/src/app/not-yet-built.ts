import { AppError } from '../kernel/errors.ts';
import type { AnyHandlers } from '../kernel/http/serve.ts';

/** Calls whose modules are being built. Each module takes its names out of here; the file goes with the last of them. */
const names = ['member.invoices.card'];

export const notYetBuilt: AnyHandlers = Object.fromEntries(
  names.map((name) => [name, () => Promise.reject(new AppError('server.unavailable'))]),
);

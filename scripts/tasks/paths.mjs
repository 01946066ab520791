import { realpathSync } from 'node:fs';
import { resolve } from 'node:path';

/** The project's folder, wherever the command was called from. */
export const root = resolve(import.meta.dirname, '../..');
export const inRoot = (path) => resolve(root, path);

/** A program of node_modules as `[node, file]`: no npx (it may ask the network), no shell. */
export const tool = (name) => [process.execPath, realpathSync(inRoot(`node_modules/.bin/${name}`))];
export const tsx = (file) => [process.execPath, '--import', 'tsx', inRoot(file)];

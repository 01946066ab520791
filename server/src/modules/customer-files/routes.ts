import type { Handlers } from '../../kernel/http/serve.ts';
import { listExports } from './exports/export-store.ts';
import { startExport } from './exports/start-export.ts';
import { getBadRows, getImport, listImports } from './imports/list-imports.ts';
import { pauseRun, startCheck, startRun, startUndo } from './imports/steps.ts';
import { addPart, beginImport } from './imports/upload.ts';

export const customerFileRoutes: Handlers<
  | 'staff.imports.begin'
  | 'staff.imports.add-part'
  | 'staff.imports.check'
  | 'staff.imports.run'
  | 'staff.imports.pause'
  | 'staff.imports.undo'
  | 'staff.imports.get'
  | 'staff.imports.list'
  | 'staff.imports.bad-rows'
  | 'staff.exports.start'
  | 'staff.exports.list'
> = {
  'staff.imports.begin': beginImport,
  'staff.imports.add-part': addPart,
  'staff.imports.check': startCheck,
  'staff.imports.run': startRun,
  'staff.imports.pause': pauseRun,
  'staff.imports.undo': startUndo,
  'staff.imports.get': getImport,
  'staff.imports.list': listImports,
  'staff.imports.bad-rows': getBadRows,
  'staff.exports.start': startExport,
  'staff.exports.list': listExports,
};

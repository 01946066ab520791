export type { Download } from './download.ts';
export { downloadExport } from './exports/download-export.ts';
export { downloadBadRows } from './imports/download-bad-rows.ts';
export { checkFile } from './imports/jobs/check-file.ts';
export { runImport } from './imports/jobs/run-import.ts';
export { tidyImports } from './imports/jobs/tidy-imports.ts';
export { undoImport } from './imports/jobs/undo-import.ts';
export { customerFilesSealedTables } from './sealed-tables.ts';
export { customerFilesPrivacyPart } from './privacy-part.ts';

export { forgetBulkChanges } from './jobs/forget-changes.ts';
export { runBulk } from './jobs/run-bulk.ts';
export { undoBulkJob } from './jobs/undo-bulk.ts';
export { bulkPrivacyPart } from './privacy-part.ts';
export { bulkSealedTables } from './sealed-tables.ts';

import { uploadedParts } from '../../../kernel/spreadsheets/uploaded-parts.ts';
import { place } from '../tables.ts';

/** Orders name their buyers: the file waits sealed. */
export const importParts = uploadedParts('order_import_parts', place.part);

import { uploadedParts } from '../../../kernel/spreadsheets/uploaded-parts.ts';
import { place } from '../tables.ts';

export const importParts = uploadedParts('customer_import_parts', place.part);

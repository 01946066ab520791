import { uploadedParts } from '../../../kernel/spreadsheets/uploaded-parts.ts';

/** What sealed parts are bound to. */
export const partPlace = (importId: string, nth: number): string => `goods-import.part.${importId}.${nth}`;

export const importParts = uploadedParts('goods_import_parts', partPlace);

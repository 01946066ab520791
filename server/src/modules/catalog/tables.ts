import type { BatchStatus } from '@lianke/shared';

export interface StoreRow {
  id: string;
  name: string;
  address: string;
  phone: string;
  hours: string;
  pickup: number;
  is_open: number;
}

export interface CategoryRow {
  id: string;
  name: string;
  parent_id: string | null;
  position: number;
}

export interface SpuRow {
  id: string;
  /** Grows with every edit; who saves names the one they have read. */
  version: number;
  title: string;
  subtitle: string;
  category_id: string | null;
  /** JSON list of file ids. */
  image_ids: string;
  detail: string;
  is_on: number;
  by_express: number;
  by_pickup: number;
  /** Of the cheapest variant that is not withdrawn. */
  from_fen: number;
  sold: number;
  tax_code: string | null;
  tax_rate_bps: number | null;
  created_at: number;
  updated_at: number;
}

export interface SkuRow {
  id: string;
  spu_id: string;
  spec: string;
  /** Null: none. */
  code: string | null;
  barcode: string;
  price_fen: number;
  /** Null: as many as are wanted. */
  stock: number | null;
  position: number;
  withdrawn: number;
}

export const imageIdsOf = (row: Pick<SpuRow, 'image_ids'>): string[] => JSON.parse(row.image_ids) as string[];

export interface GoodsImportRow {
  id: string;
  file_name: string;
  status: BatchStatus;
  staff_id: string;
  /** JSON: how to read the file, and what reading it came to. */
  result: string;
  /** Goods taken over, of `total`. */
  done: number;
  total: number | null;
  started_at: number;
  finished_at: number | null;
}

import { createHash } from 'node:crypto';

/** Numbers of a growing list in eight bytes each. */
class Numbers {
  private values = new Float64Array(1_024);
  private count = 0;

  add(value: number): void {
    if (this.count === this.values.length) {
      const larger = new Float64Array(this.values.length * 2);
      larger.set(this.values);
      this.values = larger;
    }
    this.values[this.count] = value;
    this.count += 1;
  }

  sorted(): Float64Array {
    return this.values.slice(0, this.count).sort();
  }
}

/** 48 bits of an order number: two that share them are only held back together. */
const hashOf = (orderNo: string): number => createHash('sha256').update(orderNo).digest().readUIntBE(0, 6);

export interface Scattered {
  /** In how many places of the file the order's rows stand; 1 for most. */
  placesOf(orderNo: string): number;
}

/** Which orders' rows do not stand together: `places` names an order for every group of rows that do. Eight bytes of memory for each. */
export async function findScattered(places: AsyncIterable<string>): Promise<Scattered> {
  const hashes = new Numbers();
  for await (const orderNo of places) hashes.add(hashOf(orderNo));
  const sorted = hashes.sorted();
  const many = new Map<number, number>();
  for (let at = 1; at < sorted.length; at += 1) {
    const value = sorted[at] ?? 0;
    if (value === sorted[at - 1]) many.set(value, (many.get(value) ?? 1) + 1);
  }
  return { placesOf: (orderNo) => many.get(hashOf(orderNo)) ?? 1 };
}

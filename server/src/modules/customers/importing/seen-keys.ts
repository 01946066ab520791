import { createHash } from 'node:crypto';

/** What earlier rows of a file were about. */
export interface SeenKeys {
  has(key: string): boolean;
  add(key: string): void;
}

/**
 * Millions of keys in eight bytes each: the first half of a hash, in open addressing. Two different keys are taken for the same once in ten million
 * imports of a million rows; a check before the run can live with that, the run itself asks the database.
 */
export class ManyKeys implements SeenKeys {
  #slots = new BigUint64Array(1 << 16);
  #count = 0;

  has(key: string): boolean {
    const print = fingerprint(key);
    return this.#slots[this.#place(print)] === print;
  }

  add(key: string): void {
    const print = fingerprint(key);
    const place = this.#place(print);
    if (this.#slots[place] === print) return;
    this.#slots[place] = print;
    this.#count += 1;
    if (this.#count * 4 > this.#slots.length * 3) this.#grow();
  }

  #place(print: bigint): number {
    const mask = this.#slots.length - 1;
    let place = Number(print & 0xffff_ffffn) & mask;
    while (this.#slots[place] !== 0n && this.#slots[place] !== print) place = (place + 1) & mask;
    return place;
  }

  #grow(): void {
    const before = this.#slots;
    this.#slots = new BigUint64Array(before.length * 2);
    for (const print of before) if (print !== 0n) this.#slots[this.#place(print)] = print;
  }
}

function fingerprint(key: string): bigint {
  const print = createHash('sha1').update(key).digest().readBigUInt64LE(0);
  return print === 0n ? 1n : print; // 0 marks an empty slot
}

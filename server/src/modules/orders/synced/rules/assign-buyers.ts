/** A key of a buyer that is certain (unionid, then openid), or the number they gave. */
export interface BuyerKey {
  /** The whole key. */
  text: string;
  /** What a person has one of: the kind, and the app it belongs to. */
  slot: string;
}

export interface BuyerKeys {
  /** The surest first. */
  certain: readonly BuyerKey[];
  /** One number, under every key we hold. */
  phone: readonly BuyerKey[];
}

export interface AssignedBuyer {
  /** Keys that go on record as this person's. */
  keys: readonly string[];
  /** Nobody is known by any of them. */
  isNew: boolean;
}

/**
 * Whose keys these are. Another system's word never makes one person of two we know: the surest known key decides who it is; keys of somebody else, and
 * names of a kind this person has already, are left out. A number is often the receiver's, so it finds a person or comes with a new one, but
 * is never added to a person known otherwise. `owners`: key → person; `held`: person → slots taken.
 */
export function assignBuyers(
  buyers: readonly BuyerKeys[],
  owners: ReadonlyMap<string, string>,
  held: ReadonlyMap<string, ReadonlySet<string>>,
): AssignedBuyer[] {
  const ownerOf = new Map(owners);
  const slots = new Map([...held].map(([owner, taken]) => [owner, new Set(taken)]));
  return buyers.map((buyer, at) => {
    const known = findOwner(buyer, ownerOf, slots);
    const owner = known ?? `new:${at}`;
    const taken = slots.get(owner) ?? new Set<string>();
    slots.set(owner, taken);
    const isNew = known === undefined;
    const keep = (key: BuyerKey, mayAdd: boolean): boolean => {
      const current = ownerOf.get(key.text);
      if (current !== undefined) return current === owner;
      if (!mayAdd || taken.has(key.slot)) return false;
      ownerOf.set(key.text, owner);
      return true;
    };
    const certain = buyer.certain.filter((key) => keep(key, true));
    const phone = buyer.phone.filter((key) => keep(key, isNew));
    for (const { slot } of [...certain, ...phone]) taken.add(slot);
    return { keys: [...certain, ...phone].map((key) => key.text), isNew };
  });
}

/** The person of the surest key that no surer one speaks against. */
function findOwner(
  { certain, phone }: BuyerKeys,
  ownerOf: ReadonlyMap<string, string>,
  slots: ReadonlyMap<string, ReadonlySet<string>>,
): string | undefined {
  const surer: BuyerKey[] = [];
  for (const key of [...certain, ...phone]) {
    const owner = ownerOf.get(key.text);
    if (owner !== undefined && !surer.some(({ slot }) => slots.get(owner)?.has(slot))) return owner;
    if (owner === undefined) surer.push(key);
  }
  return undefined;
}

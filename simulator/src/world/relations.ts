import type { Relation } from './person.ts';

export interface Relations {
  get(userid: string, personId: string): Relation | undefined;
  put(relation: Relation): Relation;
  ofPerson(personId: string): Relation[];
  ofStaff(userid: string): Relation[];
}

/** The customer leaving keeps the member's one-way relation; the member leaving ends it; half ones are not yet usable. */
export const isLive = (relation: Relation | undefined): relation is Relation =>
  relation !== undefined && (relation.status === 'full' || relation.status === 'customer_deleted');

export function createRelations(): Relations {
  const byStaff = new Map<string, Map<string, Relation>>();
  const byPerson = new Map<string, Map<string, Relation>>();
  const inner = (index: Map<string, Map<string, Relation>>, key: string) => {
    const found = index.get(key) ?? new Map<string, Relation>();
    index.set(key, found);
    return found;
  };
  return {
    get: (userid, personId) => byStaff.get(userid)?.get(personId),
    put: (relation) => {
      inner(byStaff, relation.userid).set(relation.personId, relation);
      inner(byPerson, relation.personId).set(relation.userid, relation);
      return relation;
    },
    ofPerson: (personId) => [...(byPerson.get(personId)?.values() ?? [])],
    ofStaff: (userid) => [...(byStaff.get(userid)?.values() ?? [])],
  };
}

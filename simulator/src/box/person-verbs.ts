import type { PersonInput } from '../world/people.ts';
import type { World } from '../world/world.ts';
import { personById } from './find.ts';
import { personView } from './views.ts';

export function personVerbs(world: World) {
  return {
    createPerson: (input: PersonInput = {}) => personView(world, world.people.add(input)),
    person: (id: string) => personView(world, personById(world, id)),
    wxLogin: (id: string) => ({ code: world.codes.issue('wx-login', personById(world, id).id) }),
    phoneCode: (id: string) => ({ code: world.codes.issue('phone', personById(world, id).id) }),
  };
}

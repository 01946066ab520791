import type { Call, Endpoint } from '../http/endpoint.ts';
import { Refusal } from '../http/endpoint.ts';
import type { Json } from '../http/fields.ts';
import { numberOf } from '../http/fields.ts';
import type { Department } from '../world/departments.ts';

const token = ['agent', 'contact'] as const;

function asked({ world, query }: Call): Department[] {
  const id = numberOf(query, 'id');
  if (id !== undefined && !world.departments.get(id)) throw new Refusal(60123, 'invalid party id');
  return world.departments.below(id);
}

const ids = (call: Call): Json => ({
  department_id: asked(call).map(({ id, parentId, order }) => ({ id, parentid: parentId, order })),
});

const list = (call: Call): Json => ({
  department: asked(call).map(({ id, name, parentId, order }) => ({
    id,
    name,
    name_en: '',
    parentid: parentId,
    order,
    department_leader: [],
  })),
});

export const departmentEndpoints: readonly Endpoint[] = [
  { method: 'GET', path: '/cgi-bin/department/simplelist', token, run: ids },
  { method: 'GET', path: '/cgi-bin/department/list', token, run: list },
];

export interface Department {
  id: number;
  name: string;
  /** 0 for the root. */
  parentId: number;
  order: number;
}

export interface Departments {
  get(id: number): Department | undefined;
  put(department: Department): Department;
  remove(id: number): void;
  /** This one and everything below it; without an id all of them. */
  below(id?: number): Department[];
  childrenOf(id: number): Department[];
}

export function createDepartments(): Departments {
  const byId = new Map<number, Department>();
  const childrenOf = (id: number): Department[] => [...byId.values()].filter((one) => one.parentId === id);
  const below = (id?: number): Department[] => {
    if (id === undefined) return [...byId.values()];
    const top = byId.get(id);
    return top ? [top, ...childrenOf(id).flatMap((child) => below(child.id))] : [];
  };
  return {
    get: (id) => byId.get(id),
    put: (department) => {
      byId.set(department.id, department);
      return department;
    },
    remove: (id) => void byId.delete(id),
    below,
    childrenOf,
  };
}

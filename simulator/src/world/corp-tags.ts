import { stableId } from './ids.ts';

interface CorpTag {
  id: string;
  name: string;
  groupId: string;
  order: number;
}

interface CorpTagGroup {
  id: string;
  name: string;
  createTime: number;
  order: number;
  tags: CorpTag[];
}

export interface CorpTags {
  groups: CorpTagGroup[];
  addGroup(name: string, tagNames: string[], createTime: number): CorpTagGroup;
  find(tagId: string): { group: CorpTagGroup; tag: CorpTag } | undefined;
}

export function createCorpTags(): CorpTags {
  const groups: CorpTagGroup[] = [];
  return {
    groups,
    addGroup: (name, tagNames, createTime) => {
      const id = stableId('et', 32, 'group', name);
      const tags = tagNames.map((tag, at) => ({ id: stableId('et', 32, name, tag), name: tag, groupId: id, order: tagNames.length - at }));
      const group = { id, name, createTime, order: 100 - groups.length, tags };
      groups.push(group);
      return group;
    },
    find: (tagId) => {
      for (const group of groups) {
        const tag = group.tags.find((one) => one.id === tagId);
        if (tag) return { group, tag };
      }
      return undefined;
    },
  };
}

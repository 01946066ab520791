// @vitest-environment jsdom
import { beforeEach, describe, expect, it } from 'vitest';
import { recallUpload, rememberUpload } from './upload-memory.ts';

describe('an unfinished upload', () => {
  beforeEach(() => localStorage.clear());
  const chosen = { name: '客户.xlsx', size: 9, lastModified: 1 };

  it('is recognised by its file, and by nothing else', () => {
    rememberUpload('customers', 'imp_1', chosen, 4);
    expect(recallUpload('customers', chosen)).toEqual({ id: 'imp_1', arrived: 4 });
    expect(recallUpload('customers', { ...chosen, lastModified: 2 })).toBeNull();
    expect(recallUpload('customers', { ...chosen, size: 10 })).toBeNull();
    expect(recallUpload('goods', chosen)).toBeNull();
  });

  it('survives a damaged memory', () => {
    localStorage.setItem('lianke.import-upload', '{');
    expect(recallUpload('customers', chosen)).toBeNull();
  });
});

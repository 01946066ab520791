import ts from 'typescript';

export interface TableUse {
  table: string;
  line: number;
}

/** Functions whose string argument is a table: knex's own, and `insertRows` of the kernel. */
const takesTable = /^(db|trx|knex|table|from|into|insertRows|(inner|left|right|full|cross|leftOuter|rightOuter|fullOuter)?join)$/i;
const sqlPlace = /\b(?:from|join|into|update|table)\s+[`"]?([a-z_]+)/gi;

/**
 * Table names in a source file: `db('x')`, `.from('x as y')`, `insertRows(ctx, 'x', …)`, `'x as y'` anywhere, and SQL inside `raw(…)`.
 * Words such as 'staff' are also audiences and labels, so a bare literal counts only in those places.
 */
export function findTableUses(fileName: string, text: string, tables: ReadonlySet<string>): TableUse[] {
  const source = ts.createSourceFile(fileName, text, ts.ScriptTarget.Latest, true);
  const uses: TableUse[] = [];
  const add = (table: string, node: ts.Node): void => {
    if (tables.has(table)) uses.push({ table, line: source.getLineAndCharacterOfPosition(node.getStart()).line + 1 });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) visitCall(node);
    // 'x as y', and `x as y${n}` whose head is enough.
    const text = ts.isStringLiteralLike(node) || ts.isTemplateHead(node) ? node.text : undefined;
    const aliased = text === undefined ? undefined : /^([a-z_]+) as \w*$/.exec(text)?.[1];
    if (aliased) add(aliased, node);
    ts.forEachChild(node, visit);
  };
  const visitCall = (node: ts.CallExpression): void => {
    const callee = ts.isPropertyAccessExpression(node.expression) ? node.expression.name : node.expression;
    const name = ts.isIdentifier(callee) ? callee.text : '';
    for (const argument of node.arguments) {
      if (takesTable.test(name) && ts.isStringLiteralLike(argument)) add(argument.text, argument);
      if (name === 'raw' && (ts.isStringLiteralLike(argument) || ts.isTemplateExpression(argument)))
        for (const [, table = ''] of argument.getText().matchAll(sqlPlace)) add(table, argument);
    }
  };
  visit(source);
  return uses;
}

/** Names given to `createTable` by a migration. */
export function findCreatedTables(text: string): string[] {
  return [...text.matchAll(/createTable\(\s*'([a-z_]+)'/g)].map(([, table = '']) => table);
}

import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

export type StageBundle = { script: string; style: string; version: string };

const entry = fileURLToPath(new URL('./app/main.tsx', import.meta.url));

export const bundleStage = async (): Promise<StageBundle> => {
  const result = await build({
    entryPoints: [entry],
    outdir: '/stage',
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    charset: 'utf8',
    // The root tsconfig is for React; the stage is Preact, and should not depend on whoever edits that file.
    tsconfigRaw: { compilerOptions: { target: 'ES2022' } },
    jsx: 'automatic',
    jsxImportSource: 'preact',
    logLevel: 'silent',
  });
  const textOf = (ending: string) => result.outputFiles.find((file) => file.path.endsWith(ending))?.text ?? '';
  const script = textOf('.js');
  const style = textOf('.css');
  return { script, style, version: createHash('sha256').update(script).update(style).digest('hex').slice(0, 12) };
};

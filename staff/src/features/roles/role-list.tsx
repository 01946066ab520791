import type { RoleKey } from '@lianke/shared';
import { Tooltip } from 'antd';
import { useEffect, useRef } from 'react';
import { Link } from 'react-router';
import { useMessages } from '../../messages/locale-context.tsx';
import { formatCount } from '../../ui/format-count.ts';
import type { Role } from './api.ts';
import css from './roles-page.module.css';

interface Props {
  roles: readonly Role[];
  chosen: RoleKey;
}

export function RoleList({ roles, chosen }: Props) {
  const words = useMessages();
  const here = useRef<HTMLAnchorElement>(null);
  // On a narrow screen the list is one line that scrolls sideways.
  useEffect(() => here.current?.scrollIntoView({ block: 'nearest', inline: 'center' }), [chosen]);
  return (
    <nav className={css.list} aria-label={words.roles.list}>
      {roles.map((it) => (
        <Link
          key={it.key}
          ref={it.key === chosen ? here : undefined}
          to={`/roles/${it.key}`}
          className={css.link}
          aria-current={it.key === chosen ? 'page' : undefined}
        >
          {words.access.roleName[it.key]}
          {it.changed ? (
            <Tooltip title={words.roles.changed}>
              <span className={css.changed} role="img" aria-label={words.roles.changed} />
            </Tooltip>
          ) : null}
          <span className={css.members}>{words.roles.members(formatCount(it.members))}</span>
        </Link>
      ))}
    </nav>
  );
}

// Icons beyond those that pages name themselves: for menus, states and blocks that are composed at run time.
export const icons = [
  'alert-circle', 'alert-triangle', 'archive', 'arrow-back-up', 'arrow-down', 'arrow-left', 'arrow-right', 'arrow-up',
  'article', 'bell', 'bell-ringing', 'book', 'bookmark', 'building', 'building-community', 'building-bank', 'calendar', 'calendar-event',
  'calendar-time', 'camera', 'category', 'chart-bar', 'check', 'checkbox', 'chevron-down', 'chevron-left', 'chevron-right',
  'chevron-up', 'circle-check', 'circle-x', 'clipboard', 'clipboard-check', 'clock', 'cloud-check', 'copy', 'database', 'device-laptop',
  'device-mobile', 'dots', 'dots-vertical', 'download', 'edit', 'external-link', 'eye', 'eye-off', 'file', 'file-spreadsheet',
  'file-text', 'file-upload', 'files', 'filter', 'flag', 'folder', 'git-compare', 'grip-vertical', 'help-circle', 'history', 'home',
  'id-badge', 'inbox', 'info-circle', 'key', 'language', 'link', 'list', 'list-check', 'lock', 'lock-open', 'login', 'logout', 'mail',
  'mail-check', 'mail-exclamation', 'map-pin', 'menu-2', 'message', 'message-2', 'minus', 'moon', 'news', 'notes', 'paperclip', 'palette', 'pencil',
  'phone', 'photo', 'photo-edit', 'player-pause', 'player-play', 'plug', 'plus', 'printer', 'puzzle', 'qrcode', 'refresh', 'rss', 'school', 'search', 'selector',
  'send', 'settings', 'shield', 'shield-check', 'shield-lock', 'sitemap', 'sort-ascending', 'star', 'sun', 'switch-horizontal', 'table', 'table-import', 'tag', 'template',
  'tool', 'trash', 'upload', 'user', 'user-check', 'user-circle', 'user-plus', 'user-x', 'users', 'users-group', 'versions', 'world', 'x', 'zoom-in',
];

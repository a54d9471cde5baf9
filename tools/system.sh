#!/bin/sh
# What the tests need beside Python: PostgreSQL, Chromium, fonts, nginx. Installs it from Debian where
# it may (root with apt-get); prints one line for each group of tests that cannot run, and why.
set -u
missing=""
have_postgres() { ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || command -v initdb >/dev/null; }
have_chromium() { command -v chromium >/dev/null; }
have_fonts() { ls /usr/share/fonts/truetype/noto/NotoSans-Regular.ttf >/dev/null 2>&1; }
have_nginx() { command -v nginx >/dev/null || [ -x /usr/sbin/nginx ]; }
have_npm() { command -v npm >/dev/null; }

want=""
have_postgres || want="$want postgresql"
have_chromium || want="$want chromium"
have_fonts || want="$want fonts-noto-core"
have_nginx || want="$want nginx-light"
have_npm || want="$want npm"
if [ -n "$want" ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  echo "Installing from Debian:$want" >&2
  export DEBIAN_FRONTEND=noninteractive
  # No cluster and no server is started by the packages: tests start what they need.
  mkdir -p /etc/postgresql-common 2>/dev/null
  [ -e /etc/postgresql-common/createcluster.conf ] ||
    echo "create_main_cluster = false" > /etc/postgresql-common/createcluster.conf
  apt-get -qq update >/dev/null 2>&1
  for package in $want; do
    apt-get -qq install -y --no-install-recommends "$package" >/dev/null 2>&1 || true
  done
fi
have_postgres || missing="$missing
cannot run: the tests on PostgreSQL (no initdb; install postgresql)"
have_chromium || missing="$missing
cannot run: the browser tests (no chromium; install chromium)"
have_fonts || missing="$missing
cannot run: the picture tests (no Noto fonts; install fonts-noto-core)"
have_nginx || missing="$missing
cannot run: the tests behind nginx (no nginx; install nginx-light)"
have_npm || missing="$missing
cannot run: the accessibility tests (no npm; install npm)"
[ -z "$missing" ] && exit 0
echo "${missing#?}" >&2
exit 3

<?php
// The settings of a WordPress that lives as long as the tests; all that it keeps is in a folder of theirs.
define( 'DB_NAME', 'wordpress' );
define( 'DB_USER', 'root' );
define( 'DB_PASSWORD', '' );
define( 'DB_HOST', 'localhost:' . dirname( __DIR__ ) . '/database.sock' );
define( 'DB_CHARSET', 'utf8mb4' );
define( 'DB_COLLATE', '' );
define( 'WP_HOME', getenv( 'LEIDRAAD_WORDPRESS' ) );
define( 'WP_SITEURL', WP_HOME );
// It has no business outside this computer, and nothing to do by the clock.
define( 'WP_HTTP_BLOCK_EXTERNAL', true );
define( 'DISABLE_WP_CRON', true );
// As where one WordPress has more sites: an editor may not put any HTML in a post.
define( 'DISALLOW_UNFILTERED_HTML', true );
$table_prefix = 'wp_';
defined( 'ABSPATH' ) || define( 'ABSPATH', __DIR__ . '/' );
require ABSPATH . 'wp-settings.php';

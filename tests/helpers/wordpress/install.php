<?php
// What the page "install WordPress" does, and an editor.
define( 'WP_INSTALLING', true );
require 'wp-load.php';
require 'wp-admin/includes/upgrade.php';
[, $name, $password] = $argv;
wp_install( 'Intranet', 'beheer', 'beheer@intranet.example', false, '', wp_generate_password() );
$id = wp_insert_user( array( 'user_login' => $name, 'user_pass' => $password, 'role' => 'editor' ) );
// The editor has seen the tour of the screen.
update_user_meta( $id, 'wp_persisted_preferences', array( 'core/edit-post' => array( 'welcomeGuide' => false ) ) );

SET NAMES utf8mb4;
SET FOREIGN_KEY_CHECKS = 0;

DROP TABLE IF EXISTS `patients`;
CREATE TABLE `patients` (
  `id` int unsigned NOT NULL AUTO_INCREMENT,
  `mrn` varchar(20) COLLATE utf8mb4_unicode_ci NOT NULL COMMENT 'medical record number',
  `name` varchar(120) COLLATE utf8mb4_unicode_ci NOT NULL,
  `born_on` date NOT NULL,
  `email` varchar(190) DEFAULT NULL,
  `created_at` timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP,
  PRIMARY KEY (`id`),
  UNIQUE KEY `patients_mrn` (`mrn`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

DROP TABLE IF EXISTS `visits`;
CREATE TABLE `visits` (
  `id` int unsigned NOT NULL AUTO_INCREMENT,
  `patient_id` int unsigned NOT NULL,
  `doctor_id` int unsigned DEFAULT NULL,
  `starts_at` datetime NOT NULL,
  `fee` float NOT NULL DEFAULT '0' COMMENT 'EUR',
  `status` enum('planned','held','missed') NOT NULL DEFAULT 'planned',
  `diagnosis_codes` varchar(255) NOT NULL DEFAULT '' COMMENT 'ICD codes, comma separated',
  PRIMARY KEY (`id`),
  KEY `visits_patient` (`patient_id`),
  KEY `visits_patient_start` (`patient_id`,`starts_at`),
  CONSTRAINT `visits_patient_fk` FOREIGN KEY (`patient_id`) REFERENCES `patients` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

DROP TABLE IF EXISTS `doctors`;
CREATE TABLE `doctors` (
  `id` int unsigned NOT NULL AUTO_INCREMENT,
  `name` varchar(120) NOT NULL,
  `login` varchar(60) NOT NULL,
  `password_sha1` char(40) NOT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

DROP TABLE IF EXISTS `visit_events`;
CREATE TABLE `visit_events` (
  `visit_id` int unsigned NOT NULL,
  `what` varchar(40) NOT NULL,
  `at` datetime NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

SET FOREIGN_KEY_CHECKS = 1;
